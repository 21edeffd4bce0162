package chat.client.model;

/** Whether somebody's name is theirs. */
public enum Claim {
    /** The server knows them, or proves nobody's name, so that a mark would say nothing. */
    KNOWN(""),
    /** By their word alone, on a server that knows others. */
    BY_WORD("~");

    private final String sign;

    Claim(String sign) {
        this.sign = sign;
    }

    /** What stands before the name. */
    public String sign() {
        return sign;
    }

    /** As it looks, for somebody whom the server has, or has not, verified. */
    public static Claim of(Model model, boolean verified) {
        return verified || model.link().proof() == Link.Proof.OF_NOBODY ? KNOWN : BY_WORD;
    }

    /** Our own. */
    static Claim ours(Model model) {
        return model.link().proof() == Link.Proof.OF_OTHERS ? BY_WORD : KNOWN;
    }
}
