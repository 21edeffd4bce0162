package chat.archfixture.client.text;

import chat.Breaks;

@Breaks({"JLine's widths in client.text"})
final class StylesText {
    final Object styled = new org.jline.utils.AttributedString("x");
}
