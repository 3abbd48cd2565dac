import { beijingClockSecond, beijingSecond } from '../../../shared/beijing-time';
import {
  CHALLENGE_ANSWER_LABELS,
  CUT_LABELS,
  PLACE_REASON_LABELS,
  VERDICT_LABELS,
} from '../../../shared/customs/presence-labels';
import { stepText } from '../../../shared/record/challenge-words';
import { whereabouts } from '../../../shared/record/place';
import type { Challenge, Inspection } from '../../../shared/record/state';
import { clockOf, metresText } from '../../ui/lengths';
import { nameOf } from '../attendance';
import { Both, heading, line, Mark } from '../bits';
import { tableRows, type Block, type TableShape } from '../blocks';
import { coordinates } from '../format';
import { word } from '../words';

const TABLE: TableShape = {
  id: 'challenges',
  heads: ['number', 'challengeSteps', 'challengeCourse', 'challengeVerdict'],
  widths: ['8%', '36%', '28%', '28%'],
};

/** Where the company said it was, and the random challenges; with what neither of them proves. */
export function presence(inspection: Inspection): Block[] {
  const { places, challenges } = inspection;
  return [
    heading('presence'),
    ...(places.length === 0 ? [line('presence/no-place', word('placeNone'))] : []),
    ...places.map((place) => line(`presence/${place.event}`, placeLine(inspection, place))),
    ...(places.length > 0 ? [line('presence/place-limits', word('placeLimits'))] : []),
    ...(challenges.length === 0 ? [line('presence/no-challenge', word('challengeNone'))] : []),
    ...tableRows(challenges.map((challenge, index) => row(inspection, challenge, index + 1))),
    ...(challenges.length > 0 ? [line('presence/challenge-limits', word('challengeLimits'))] : []),
  ];
}

function placeLine(inspection: Inspection, place: Inspection['places'][number]) {
  const by = { at: beijingSecond(place.wall), name: nameOf(inspection, place.author) };
  if (place.how !== 'measured') {
    return (
      <>
        {word(place.how === 'declared' ? 'placeDeclared' : 'placeWithheld', { ...by, text: place.text })}
        <Both of={PLACE_REASON_LABELS[place.why]} />
      </>
    );
  }
  const { metres, standing } = whereabouts(place, inspection.case.company.premises);
  const lies = ({ inside: 'placeInside', outside: 'placeOutside', unclear: 'placeUnclear' } as const)[
    standing
  ];
  const facts = {
    ...by,
    where: coordinates(place.latitude, place.longitude),
    accuracy: metresText(place.accuracyMetres),
    distance: metresText(metres),
  };
  return `${word('placeMeasured', facts)}${word(lies)}`;
}

const TONES = { passed: 'good', failed: 'bad', withdrawn: 'plain' } as const;

function row(inspection: Inspection, challenge: Challenge, n: number): Block {
  const { id, issued, steps, answer, judgement, cuts } = challenge;
  return {
    key: `presence/${id}`,
    table: TABLE,
    node: (
      <>
        <td>{n}</td>
        <td>
          {steps.map((step, index) => (
            <p key={index}>
              {index + 1}. {stepText(step, 'zh')}
              <small lang="en"> {stepText(step, 'en')}</small>
            </p>
          ))}
        </td>
        <td>
          <p>{word('challengeIssued', { at: beijingSecond(issued.wall) })}</p>
          <p>
            {answer ? (
              <>
                {beijingClockSecond(answer.wall)} <Both of={CHALLENGE_ANSWER_LABELS[answer.how]} />
              </>
            ) : (
              word('challengeUnanswered')
            )}
          </p>
          {cuts.map(({ event, wall, kind }) => (
            <p key={event}>
              {word('challengeCut', { at: beijingClockSecond(wall) })}
              <Both of={CUT_LABELS[kind]} />
            </p>
          ))}
        </td>
        <td>
          {judgement ? (
            <>
              <Mark tone={TONES[judgement.verdict]} of={VERDICT_LABELS[judgement.verdict]} />
              <p>
                {beijingClockSecond(judgement.wall)} {nameOf(inspection, judgement.author)}
              </p>
              {judgement.proof && <p>{proofText(inspection, judgement.proof)}</p>}
              {judgement.text && <p>{judgement.text}</p>}
            </>
          ) : (
            word('challengeOpen')
          )}
        </td>
      </>
    ),
  };
}

function proofText(
  inspection: Inspection,
  proof: NonNullable<NonNullable<Challenge['judgement']>['proof']>,
): string {
  if (proof.by === 'still') {
    const number = inspection.stills.findIndex(({ id }) => id === proof.still) + 1;
    return word('challengeByStill', { n: number });
  }
  const number = inspection.recordings.findIndex(({ id }) => id === proof.recording) + 1;
  return word('challengeByRecording', {
    n: `${number}–${proof.take}`,
    from: clockOf(proof.fromMs),
    to: clockOf(proof.toMs),
  });
}
