package chat.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** SIGHUP, which the JDK has no public way to hear of: its {@code jdk.unsupported} module is asked by name. Elsewhere nothing comes. */
final class HangUp {
    private HangUp() {}

    /** Does it each time, on a thread of the JDK's. */
    static void each(Runnable task) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object answer = Proxy.newProxyInstance(
                    HangUp.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        switch (method.getName()) {
                            case "handle" -> task.run();
                            case "hashCode" -> {
                                return System.identityHashCode(proxy);
                            }
                            case "equals" -> {
                                return proxy == arguments[0];
                            }
                            default -> {
                                return "hang-up";
                            }
                        }
                        return null;
                    });
            Object hup = signal.getConstructor(String.class).newInstance("HUP");
            signal.getMethod("handle", signal, handler).invoke(null, hup, answer);
        } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException e) {
            // Another JDK: chat.jar admin reload does the same.
        } catch (InstantiationException | InvocationTargetException e) {
            // The JVM was told to leave signals alone (-Xrs), or this system has no such signal.
        }
    }
}
