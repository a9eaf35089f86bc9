/** The second implementation of the verifier in a thread of its own, so that the page stays alive while it works. */
import '../ballot/worker/worker';
