package chat.client.model;

/**
 * What an event does to the model: the client's whole behaviour, as a function. Any thread, as long as it is one at a
 * time.
 */
public final class Update {
    private Update() {}

    public static Step update(Model model, Event event, long nowMillis) {
        return Reading.seen(event.accept(new Happening(model.nowMillis(nowMillis))))
                .map(Memory::bounded);
    }

    private record Happening(Model model) implements Event.Receiver<Step> {
        @Override
        public Step pressed(Event.Pressed event) {
            Step step = Fetching.afterKey(model, event.key().accept(new Keyboard(model)));
            return event.key() instanceof Key.Focus ? step : Idle.key(model, step);
        }

        @Override
        public Step resized(Event.Resized event) {
            return Fetching.inSight(Step.of(model.size(event.columns(), event.rows())));
        }

        @Override
        public Step connecting(Event.Connecting event) {
            return LinkChanges.connecting(model);
        }

        @Override
        public Step linkUp(Event.LinkUp event) {
            return LinkChanges.up(model, event.way());
        }

        @Override
        public Step linkDown(Event.LinkDown event) {
            return LinkChanges.down(model, event.why(), event.retryInMillis());
        }

        @Override
        public Step rejected(Event.Rejected event) {
            return LinkChanges.rejected(model, event.sentence());
        }

        @Override
        public Step received(Event.Received event) {
            return event.message().accept(new Incoming(model));
        }

        @Override
        public Step flushed(Event.Flushed event) {
            return Step.of(Sending.flushed(model, event.id()));
        }

        @Override
        public Step welcomed(Event.Welcomed event) {
            return LinkChanges.welcomed(model, event);
        }

        @Override
        public Step ready(Event.Ready event) {
            Step step = Fetching.inSight(Remembered.settled(Step.of(Conversations.ready(model))));
            return model.eyes().viewer() == Attention.Viewer.NOBODY ? step.then(Idle::unseen) : step;
        }

        @Override
        public Step roundTrip(Event.RoundTrip event) {
            return Step.of(model.link(model.link().roundTrip(event.millis())));
        }

        @Override
        public Step nameRefused(Event.NameRefused event) {
            return LinkChanges.nameRefused(model, event);
        }

        @Override
        public Step trouble(Event.Trouble event) {
            return Step.of(Lines.error(model, event.sentence()));
        }

        @Override
        public Step told(Event.Told event) {
            return Step.of(Lines.local(model, event.sentence()));
        }

        @Override
        public Step clicked(Event.Clicked event) {
            return Fetching.afterKey(model, Mouse.clicked(model, event));
        }

        @Override
        public Step talk(Event.Talk event) {
            Step step = event.news().accept(new Conversations(model));
            boolean live = event.news() instanceof TalkNews.Entries entries && entries.origin() == TalkNews.Origin.LIVE;
            return live ? step : Fetching.inSight(step);
        }

        @Override
        public Step rooms(Event.Rooms event) {
            return event.news().accept(new Rosters(model));
        }

        @Override
        public Step answered(Event.Answered event) {
            return Fetching.inSight(event.answer().accept(new Answers(model)));
        }

        @Override
        public Step edited(Event.Edited event) {
            return Step.of(Editing.taken(model, event), new Effect.Redraw());
        }

        @Override
        public Step viewed(Event.Viewed event) {
            return Idle.viewed(model, event.viewer());
        }

        @Override
        public Step tick(Event.Tick event) {
            return Idle.tick(model);
        }

        @Override
        public Step resumed(Event.Resumed event) {
            return Step.of(model, new Effect.Redraw());
        }
    }
}
