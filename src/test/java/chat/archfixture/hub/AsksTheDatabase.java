package chat.archfixture.hub;

import chat.Breaks;

@Breaks({"JDBC only in store"})
final class AsksTheDatabase {
    java.sql.@org.jspecify.annotations.Nullable Connection connection;
}
