import { startGraded } from "./graded.ts";
import { startLetters } from "./letters.ts";
import { startOutbox } from "./outbox.ts";
import { startPlace } from "./place.ts";
import { startPractice } from "./practice.ts";
import { startReflections } from "./reflections.ts";
import { startTerms } from "./terms.ts";

// Every page works without this file; each of these makes one thing better where the page has it.
startOutbox();
startPractice();
startGraded();
startReflections();
startPlace();
startLetters();
startTerms();
