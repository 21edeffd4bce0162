package chat.hardness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Connections that have said one byte and then nothing, for measuring what each costs the server: {@code PORT COUNT tls|plain}. Run by
 * itself, as docs/benchmarks.md says; prints READY when all stand, and keeps them until it is killed.
 */
final class IdleCrowd {
    private IdleCrowd() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        SSLContext context = trustingAll();
        List<Socket> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Socket socket = arguments[2].equals("tls")
                    ? context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)
                    : new Socket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream().write('1');
            socket.getOutputStream().flush();
            all.add(socket);
        }
        System.out.println("READY " + all.size());
        waitForEnd(all.get(0));
    }

    private static void waitForEnd(Socket first) throws IOException {
        while (first.getInputStream().read() >= 0) {
            // the server says nothing to such a one
        }
    }

    private static SSLContext trustingAll() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], new TrustManager[] {new Anybody()}, new SecureRandom());
        return context;
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
