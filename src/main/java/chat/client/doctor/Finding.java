package chat.client.doctor;

import java.util.Objects;

/**
 * One line of the report.
 *
 * @param subject what was looked at, in a word or two
 * @param sentence what is so; of {@link Verdict#TO_DO}, with the exact setting and where it goes
 */
public record Finding(Verdict verdict, String subject, String sentence) {
    /** In the order of the report: what is to be done stands last, where the eye is. */
    public enum Verdict {
        OK("ok"),
        /** Not as it could be, by a wish of the user's, or nothing can be set. */
        NOTE("note"),
        /** Nobody can be asked, or nobody answered. */
        NOT_KNOWN("not known"),
        TO_DO("to do");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Finding {
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(sentence);
    }

    static Finding ok(String subject, String sentence) {
        return new Finding(Verdict.OK, subject, sentence);
    }

    static Finding note(String subject, String sentence) {
        return new Finding(Verdict.NOTE, subject, sentence);
    }

    static Finding notKnown(String subject, String sentence) {
        return new Finding(Verdict.NOT_KNOWN, subject, sentence);
    }

    static Finding toDo(String subject, String sentence) {
        return new Finding(Verdict.TO_DO, subject, sentence);
    }

    /** As it is shown. */
    public String line() {
        return verdict.word() + ": " + subject + ": " + sentence;
    }
}
