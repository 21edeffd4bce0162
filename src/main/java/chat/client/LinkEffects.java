package chat.client;

import chat.client.model.Effect;

/** What of the model's effects is the link's to carry out, whatever the client looks like. */
interface LinkEffects extends Effect.Receiver<LinkEffects.Done> {
    enum Done {
        DONE
    }

    ServerLink link();

    @Override
    default Done say(Effect.Say effect) {
        link().say(effect.id(), effect.place(), effect.kind(), effect.text());
        return Done.DONE;
    }

    @Override
    default Done resend(Effect.Resend effect) {
        link().resend(effect.id());
        return Done.DONE;
    }

    @Override
    default Done forget(Effect.Forget effect) {
        link().forget(effect.id());
        return Done.DONE;
    }

    @Override
    default Done read(Effect.Read effect) {
        link().read(effect.place(), effect.seq());
        return Done.DONE;
    }

    @Override
    default Done ask(Effect.Ask effect) {
        link().ask(effect.request());
        return Done.DONE;
    }

    @Override
    default Done signInAs(Effect.SignInAs effect) {
        link().signInAs(effect.name());
        return Done.DONE;
    }

    @Override
    default Done reconnectNow(Effect.ReconnectNow effect) {
        link().connectNow();
        return Done.DONE;
    }

    @Override
    default Done disconnect(Effect.Disconnect effect) {
        link().disconnect();
        return Done.DONE;
    }
}
