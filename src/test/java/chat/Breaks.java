package chat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The names of the rules of {@link Architecture} that this class breaks, all of them. */
@Retention(RetentionPolicy.CLASS)
public @interface Breaks {
    String[] value();
}
