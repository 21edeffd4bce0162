package chat.client.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What an event came to: the next model, and what the runtime has to do, in this order. */
public record Step(Model model, List<Effect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }

    static Step of(Model model) {
        return new Step(model, List.of());
    }

    static Step of(Model model, Effect effect) {
        return new Step(model, List.of(effect));
    }

    Step and(Effect effect) {
        List<Effect> all = new ArrayList<>(effects);
        all.add(effect);
        return new Step(model, all);
    }

    Step map(UnaryOperator<Model> change) {
        return new Step(change.apply(model), effects);
    }

    /** This step, then another one on its model; the effects of both. */
    Step then(Function<Model, Step> next) {
        Step second = next.apply(model);
        if (effects.isEmpty()) {
            return second;
        }
        List<Effect> all = new ArrayList<>(effects);
        all.addAll(second.effects);
        return new Step(second.model, all);
    }
}
