package chat.protocol;

/** The verbs of the session profile. A class of names only, so that readers and writers cannot differ. */
final class SessionVerb {
    static final String AWAY = "AWAY";
    static final String CHALLENGE = "CHALLENGE";
    static final String DISCONNECT = "DISCONNECT";
    static final String DONE = "DONE";
    static final String FAULT = "FAULT";
    static final String FOUND = "FOUND";
    static final String GAP = "GAP";
    static final String HISTORY = "HISTORY";
    static final String IGNORE = "IGNORE";
    static final String IGNORED = "IGNORED";
    static final String INVITE = "INVITE";
    static final String INVITED = "INVITED";
    static final String JOIN = "JOIN";
    static final String JOINED = "JOINED";
    static final String LEFT = "LEFT";
    static final String NICK = "NICK";
    static final String NOTICE = "NOTICE";
    static final String OPEN = "OPEN";
    static final String ORDER = "ORDER";
    static final String ORDERED = "ORDERED";
    static final String PAGE = "PAGE";
    static final String PART = "PART";
    static final String PING = "PING";
    static final String PONG = "PONG";
    static final String PRESENCE = "PRESENCE";
    static final String PROOF = "PROOF";
    static final String READ = "READ";
    static final String READY = "READY";
    static final String RENAMED = "RENAMED";
    static final String ROOMS = "ROOMS";
    static final String ROSTER = "ROSTER";
    static final String SAID = "SAID";
    static final String SAY = "SAY";
    static final String SEARCH = "SEARCH";
    static final String TOPIC = "TOPIC";
    static final String WELCOME = "WELCOME";
    static final String WHO = "WHO";

    private SessionVerb() {}
}
