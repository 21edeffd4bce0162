package chat.archfixture.client.doctor;

import chat.Breaks;

@Breaks({"layer client.doctor"})
final class DoctorTouchesNet {
    final chat.archfixture.net.Plain reached = new chat.archfixture.net.Plain();
}
