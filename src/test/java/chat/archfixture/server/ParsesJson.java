package chat.archfixture.server;

import chat.Breaks;

@Breaks({"JSON only in protocol"})
final class ParsesJson {
    final Object factory = new com.fasterxml.jackson.core.JsonFactory();
}
