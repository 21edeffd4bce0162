package chat.archfixture.client;

import chat.Breaks;

@Breaks({"JLine only in client.terminal"})
final class ReadsKeys {
    final org.jline.utils.AttributedStyle style = org.jline.utils.AttributedStyle.DEFAULT;
}
