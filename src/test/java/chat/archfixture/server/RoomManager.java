package chat.archfixture.server;

import chat.Breaks;

@Breaks({"honest names"})
final class RoomManager {}
