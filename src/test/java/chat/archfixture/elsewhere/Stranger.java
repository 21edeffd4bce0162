package chat.archfixture.elsewhere;

import chat.Breaks;

@Breaks({"known packages"})
final class Stranger {}
