package chat.client.model;

/** What an event does to the model: the client's whole behaviour, as a function. Any thread, as long as it is one at a time. */
public final class Update {
    private Update() {}

    public static Step update(Model model, Event event, long nowMillis) {
        return event.accept(new Happening(model.nowMillis(nowMillis)));
    }

    private record Happening(Model model) implements Event.Receiver<Step> {
        @Override
        public Step pressed(Event.Pressed event) {
            return Step.of(model);
        }

        @Override
        public Step resized(Event.Resized event) {
            return Step.of(model.size(event.columns(), event.rows()));
        }

        @Override
        public Step connecting(Event.Connecting event) {
            return Step.of(model);
        }

        @Override
        public Step linkUp(Event.LinkUp event) {
            return Step.of(model);
        }

        @Override
        public Step linkDown(Event.LinkDown event) {
            return Step.of(model);
        }

        @Override
        public Step rejected(Event.Rejected event) {
            return Step.of(model);
        }

        @Override
        public Step received(Event.Received event) {
            return Step.of(model);
        }

        @Override
        public Step flushed(Event.Flushed event) {
            return Step.of(model);
        }

        @Override
        public Step tick(Event.Tick event) {
            return Step.of(model);
        }

        @Override
        public Step resumed(Event.Resumed event) {
            return Step.of(model, new Effect.Redraw());
        }
    }
}
