import { startGraded } from "./graded.ts";
import { startLeaving } from "./leave.ts";
import { startLetterStrip } from "./letter-strip.ts";
import { startOutbox } from "./outbox.ts";
import { startPlace } from "./place.ts";
import { startPosted } from "./posted.ts";
import { startPractice } from "./practice.ts";
import { startReflections } from "./reflections.ts";
import { startScenarios } from "./scenario.ts";
import { startSealing } from "./seal.ts";
import { startSignIn } from "./sign-in.ts";
import { startTerms } from "./terms.ts";

// Every page works without this file; each of these makes one thing better where the page has it.
startPractice();
startGraded();
startReflections();
startScenarios();
startSealing();
startSignIn();
startPosted();
startPlace();
startLetterStrip();
startTerms();
void startOutbox();
void startLeaving();
