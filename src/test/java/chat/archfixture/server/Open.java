package chat.archfixture.server;

import chat.Breaks;

@Breaks({"final unless sealed"})
class Open {}
