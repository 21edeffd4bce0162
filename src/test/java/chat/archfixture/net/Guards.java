package chat.archfixture.net;

import chat.Breaks;

@Breaks({"no synchronized methods"})
final class Guards {
    synchronized void guard() {}
}
