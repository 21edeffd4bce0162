package chat.client.doctor;

import java.util.List;

/** GNU screen between us and the terminal, which tells little of itself. */
final class ScreenChecks {
    private ScreenChecks() {}

    /** None if there is no screen. */
    static List<Finding> findings(Facts facts) {
        if (!facts.inScreen()) {
            return List.of();
        }
        String info = facts.programs().screen().orElse("");
        Finding encoding = info.isEmpty()
                ? Finding.notKnown(
                        "screen", "it does not answer: is screen in the PATH of the shell that started the client?")
                : info.contains("UTF-8")
                        ? Finding.ok("screen", "this window is in UTF-8.")
                        : Finding.toDo(
                                "screen",
                                "this window is not in UTF-8. Put this into ~/.screenrc, and start screen anew: defutf8 on");
        return List.of(
                encoding,
                Finding.notKnown(
                        "bell", "screen does not tell how it treats it; in ~/.screenrc it should be: vbell off"));
    }
}
