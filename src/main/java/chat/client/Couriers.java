package chat.client;

import chat.client.model.Event;
import chat.client.model.TalkNews;
import chat.client.model.TalkNews.Entries;
import chat.client.model.TalkNews.Heard;
import chat.protocol.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says what clients of this user that were killed have left behind. A server knows a line by the device that said it first, so each of
 * their devices signs in once more, as one more client of the user, one after the other, and leaves when its lines are said: that way a
 * line that had arrived is known again. None of it happens before our own session is ready or without it, and nothing is told but what
 * becomes of the lines. On a server of the legacy profile our own link takes them over. Loop thread only.
 */
final class Couriers {
    private final List<Courier> all = new ArrayList<>();
    private final String user;
    private final Consumer<TalkNews> news;
    private final Delivered delivered;
    private final Consumer<Runnable> soon;
    private @Nullable Courier sending;
    private boolean mayBegin;

    /** What our own session makes of a line that has arrived. */
    interface Delivered {
        void at(Place place, Heard line);
    }

    /**
     * @param user whose lines they are, by the name of the sign-in
     * @param links makes the link of a device, given who hears of its events
     * @param soon runs a task when the loop is not in the middle of something
     */
    Couriers(
            String user,
            List<Installation> leftBehind,
            BiFunction<Installation, Consumer<Event>, ServerLink> links,
            Consumer<TalkNews> news,
            Delivered delivered,
            Consumer<Runnable> soon) {
        this.user = user;
        this.news = news;
        this.delivered = delivered;
        this.soon = soon;
        leftBehind.forEach(device -> all.add(new Courier(device, links)));
    }

    /** All that they have to say, as it is told at the beginning. */
    List<TalkNews> news() {
        List<TalkNews> told = new ArrayList<>();
        all.forEach(courier -> told.addAll(courier.lines().news()));
        return told;
    }

    /** Our own session, signed in by this name, hears this. */
    void happened(Event event, String signedInAs) {
        if (event instanceof Event.Ready && signedInAs.equals(user)) {
            mayBegin = true;
            soon.accept(this::goOn);
        } else if (event instanceof Event.LinkDown) {
            stop();
        }
    }

    /** Whether one of them has this line, which is said again then. */
    void resend(long id) {
        all.stream().filter(courier -> courier.has(id)).findFirst().ifPresent(courier -> {
            courier.tired = false;
            courier.link.resend(id);
            goOn();
        });
    }

    /** Gives a line up. */
    void forget(long id) {
        all.stream().filter(courier -> courier.has(id)).findFirst().ifPresent(courier -> {
            courier.link.forget(id);
            goOn();
        });
    }

    /**
     * Our own link says their lines under its own device: where no server knows devices. A kill in the middle leaves a line that has
     * failed and says why, and never one that is said by itself twice.
     */
    void handOver(OwnLines ours) {
        for (Courier courier : List.copyOf(all)) {
            for (OwnLine line : courier.lines().waiting()) {
                courier.lines().refused(line.n(), "Another client of yours took it over, and may have said it.");
                if (ours.adopt(line)) {
                    courier.lines().settled(line.n());
                }
            }
            courier.releaseIfDone();
        }
    }

    /** They leave the server. */
    void stop() {
        mayBegin = false;
        sendOff();
    }

    private void goOn() {
        Courier current = sending;
        if (current != null && (current.lines().waiting().isEmpty() || current.tired)) {
            sendOff();
        }
        List.copyOf(all).forEach(Courier::releaseIfDone);
        if (sending == null && mayBegin) {
            Courier next = all.stream()
                    .filter(courier ->
                            !courier.tired && !courier.lines().waiting().isEmpty())
                    .findFirst()
                    .orElse(null);
            sending = next;
            if (next != null && !next.leaving) {
                next.link.connectNow();
            }
        }
    }

    private void sendOff() {
        Courier current = sending;
        sending = null;
        if (current != null) {
            current.leaving = true;
            current.link.disconnect();
        }
    }

    /** One device and its way to the server. */
    private final class Courier {
        private final Installation device;
        private final ServerLink link;

        /** The server does not want it: the next start tries again. */
        private boolean tired;

        private boolean leaving;

        Courier(Installation device, BiFunction<Installation, Consumer<Event>, ServerLink> links) {
            this.device = device;
            this.link = links.apply(device, this::heard);
        }

        OwnLines lines() {
            return device.lines();
        }

        boolean has(long id) {
            return lines().byId(id) != null;
        }

        private void heard(Event event) {
            if (event instanceof Event.Talk talk && talk.news() instanceof Entries entries) {
                entries.lines().stream()
                        .filter(line -> line.id() != 0)
                        .forEach(line -> soon.accept(() -> delivered.at(entries.place(), line)));
                soon.accept(Couriers.this::goOn);
            } else if (event instanceof Event.Talk talk && talk.news() instanceof TalkNews.Failed) {
                news.accept(talk.news());
                soon.accept(Couriers.this::goOn);
            } else if (event instanceof Event.LinkDown down && down.retryInMillis() < 0) {
                soon.accept(this::over);
            }
        }

        /** It has left, or was not let in. */
        private void over() {
            tired = !leaving;
            leaving = false;
            if (sending == this && !tired) {
                link.connectNow(); // there is more to say since
            }
            goOn();
        }

        void releaseIfDone() {
            if (sending != this && lines().all().isEmpty() && all.remove(this)) {
                try {
                    device.close();
                } catch (IOException keptOpen) {
                    // It holds nothing; at worst it is ours until we end.
                }
            }
        }
    }
}
