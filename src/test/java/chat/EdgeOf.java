package chat;

import chat.protocol.Limit;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a test that meets these limits at their edge; {@code LimitsPageTest} looks that none is without one. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface EdgeOf {
    Limit[] value();
}
