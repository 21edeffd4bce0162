package chat.archfixture.client.view;

import chat.Breaks;

@Breaks({"JLine's strings in client.view"})
final class PaintsItself {
    org.jline.utils.@org.jspecify.annotations.Nullable Display display;
    final int fine = org.jline.utils.WCWidth.wcwidth(0x41);
}
