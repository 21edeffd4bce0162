package chat.client.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a window's conversation.
 *
 * @param persons sorted for people; empty while unknown
 * @param firstRow how far the list is scrolled
 */
public record People(Knowledge knowledge, List<Person> persons, int firstRow) {
    /** The server tells who comes and goes; without a connection the old list is worth nothing. */
    public enum Knowledge {
        UNKNOWN,
        KNOWN
    }

    static final People UNKNOWN = new People(Knowledge.UNKNOWN, List.of(), 0);

    public People {
        Objects.requireNonNull(knowledge);
        persons = List.copyOf(persons);
    }

    public boolean known() {
        return knowledge == Knowledge.KNOWN;
    }

    public int size() {
        return persons.size();
    }

    public List<String> names() {
        List<String> names = new ArrayList<>(persons.size());
        for (Person person : persons) {
            names.add(person.name());
        }
        return names;
    }

    /** Somebody's name as it is shown; of who is not here, the name alone. */
    public String shown(String name) {
        for (Person person : persons) {
            if (person.name().equals(name)) {
                return person.shown();
            }
        }
        return name;
    }

    /** Whether somebody's name is theirs; of who is not here nobody doubts it. */
    Claim claim(String name) {
        for (Person person : persons) {
            if (person.name().equals(name)) {
                return person.claim();
            }
        }
        return Claim.KNOWN;
    }

    boolean has(String name) {
        for (Person person : persons) {
            if (person.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** The name as its owner spells it, in whatever case it was typed; null if nobody here has it. */
    @Nullable
    String spelled(String typed) {
        String found = null;
        for (Person person : persons) {
            if (person.name().equals(typed)) {
                return typed;
            }
            if (person.name().equalsIgnoreCase(typed)) {
                found = person.name();
            }
        }
        return found;
    }

    /** These and nobody else, in any order; on a server of the original kind somebody may be there twice. */
    People told(List<Person> told) {
        List<Person> sorted = new ArrayList<>(told);
        sorted.sort(new ByName());
        return new People(Knowledge.KNOWN, sorted, Math.min(firstRow, Math.max(0, sorted.size() - 1)));
    }

    /** These too; who is here already is so with what is told now. */
    People with(List<Person> more) {
        Map<String, Person> byName = new LinkedHashMap<>();
        for (Person person : persons) {
            byName.put(person.name(), person);
        }
        for (Person person : more) {
            byName.put(person.name(), person);
        }
        return told(List.copyOf(byName.values()));
    }

    People without(List<String> names) {
        List<Person> fewer = new ArrayList<>(persons);
        fewer.removeIf(person -> names.contains(person.name()));
        return new People(knowledge, fewer, Math.min(firstRow, Math.max(0, fewer.size() - 1)));
    }

    People renamed(String was, String name) {
        List<Person> changed = new ArrayList<>(persons.size());
        for (Person person : persons) {
            changed.add(person.name().equals(was) ? person.renamed(name) : person);
        }
        return known() ? told(changed) : this;
    }

    People away(String name, String why) {
        List<Person> changed = new ArrayList<>(persons.size());
        for (Person person : persons) {
            changed.add(person.name().equals(name) ? person.away(why) : person);
        }
        return new People(knowledge, changed, firstRow);
    }

    People firstRow(int row) {
        return new People(knowledge, persons, row);
    }

    /**
     * Those with a role first, names in any case, and always in one order. A class and not a lambda: those cost the first paint tens of
     * milliseconds.
     */
    private static final class ByName implements Comparator<Person> {
        @Override
        public int compare(Person one, Person other) {
            int role = other.role().compareTo(one.role());
            if (role != 0) {
                return role;
            }
            int anyCase = String.CASE_INSENSITIVE_ORDER.compare(one.name(), other.name());
            return anyCase != 0 ? anyCase : one.name().compareTo(other.name());
        }
    }
}
