package chat.hub;

import chat.protocol.Name;
import chat.protocol.RoomEvent;
import java.util.ArrayList;
import java.util.List;

/** Gives users other names, and tells everybody who knew the old ones. */
final class Renaming {
    private final House house;

    Renaming(House house) {
        this.house = house;
    }

    /** Whether nobody may take that name on their word alone: it is somebody's who is here, or who has proven to be called so. */
    boolean taken(Name name) {
        return house.users.taken(name) || house.claims.claimed(name);
    }

    /** The nearest name that may be taken on one's word. */
    Name suggest(String wanted) {
        return Name.suggest(wanted, house.settings.alphabet(), this::taken);
    }

    /** All that was said under the old name has been heard, and the new one is free. */
    void rename(User user, Name to) {
        String was = user.name().value();
        user.rooms.forEach(room -> room.deltas.publish(house.out));
        house.users.rename(user, to);
        List<Session> partners = house.conversations.renamed(user, was);
        if (user.loaded) {
            house.notes.present(user);
            house.notes.changed(user);
        }
        house.reading.renamed(user);
        for (Room room : user.rooms) {
            room.roster.nameChars(to.value().length() - was.length());
            house.out.publish(room, new RoomEvent.Renamed(room.name(), was, to.value()), null);
            room.lists.changed();
            house.rooms.changed(room);
        }
        List<Session> others = new ArrayList<>(user.clients());
        others.addAll(partners);
        house.out.sendEach(others, new RoomEvent.Renamed(null, was, to.value()));
    }

    /**
     * The name's owner comes in, whoever has it now: one who has it on their word alone is called otherwise as soon as all that they said
     * under it is heard, and says nothing more until then. Or their words would come behind the owner, and look like the owner's.
     */
    void free(Name name, Runnable then) {
        User holder = house.users.holder(name);
        if (holder == null || holder.verified()) {
            then.run();
            return;
        }
        if (holder.inFlight > 0) {
            holder.paused = true;
            holder.sessions.forEach(house.out::pause);
        }
        holder.afterFlight(() -> {
            if (!holder.gone() && house.users.holder(name) == holder) {
                displace(holder);
            }
            if (holder.paused) {
                holder.paused = false;
                holder.sessions.forEach(house.out::resume);
            }
            free(name, then);
        });
    }

    private void displace(User holder) {
        Name was = holder.name();
        rename(holder, suggest(was.value()));
        holder.clients()
                .forEach(session -> house.notice(
                        session,
                        "The name " + was + " belongs to somebody who has just come in and proven it. You are called "
                                + holder.name() + " here now."));
    }
}
