package chat.archfixture.client;

import chat.Breaks;
import org.tomlj.Toml;

@Breaks({"TOML only in client.config"})
final class ReadsToml {
    final boolean wrong = Toml.parse("a = 1").hasErrors();
}
