package chat.archfixture.client;

import chat.Breaks;
import org.tomlj.Toml;

@Breaks({"TOML only in toml"})
final class ReadsToml {
    final boolean wrong = Toml.parse("a = 1").hasErrors();
}
