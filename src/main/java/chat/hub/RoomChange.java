package chat.hub;

/** What can be done to a room as a whole. */
public sealed interface RoomChange {
    String room();

    <R> R accept(Receiver<R> receiver);

    /** One method for each that there is. */
    interface Receiver<R> {
        R create(Create change);

        R topic(Topic change);

        R delete(Delete change);
    }

    /** Makes the room; one that exists stays as it is. */
    record Create(String room, long atMillis) implements RoomChange {
        public Create {
            Draft.checkName(room, "room");
        }

        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.create(this);
        }
    }

    /** Gives the room another topic. */
    record Topic(String room, String topic) implements RoomChange {
        /** Longest topic, in chars. */
        public static final int TOPIC_CHARS_MAX = 1_024;

        public Topic {
            if (topic.length() > TOPIC_CHARS_MAX) {
                throw new IllegalArgumentException("The topic has " + topic.length() + " characters.");
            }
        }

        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.topic(this);
        }
    }

    /** Removes the room with all that was said in it. One made later under its name goes on counting where this one ended. */
    record Delete(String room) implements RoomChange {
        @Override
        public <R> R accept(Receiver<R> receiver) {
            return receiver.delete(this);
        }
    }
}
