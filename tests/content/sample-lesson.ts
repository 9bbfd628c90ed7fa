/** A lesson with one of each component. Tests change parts of it. */
export const sampleBody = `A moment from practice with a <Term id="dignity">dignified</Term> word, \\{ and &lt;5.

## The idea

One idea with a [link](https://www.who.int/) and *marks*.

| a | b |
|---|--:|
| 1 | 2 |

<LawBox title="The law &amp; us">

It says so.

</LawBox>

<Case title="The Ataýew family">

- One day
  - in spring

</Case>

<Figure src="map.svg" alt="A map" caption="Who < whom" />

## Try it

<Reflection id="r1">Write it down.</Reflection>

## Check

<Question id="q1">

Which?

<Option id="a" feedback="Nearly.">One</Option>
<Option id="b" feedback="Yes.">Two *here*</Option>

</Question>

<Question id="q2">

Pair them.

<Option id="l1" feedback="Left.">L</Option>
<Option id="l2" feedback="Other.">M</Option>
<Target id="t1">R</Target>
<Target id="t2">S</Target>

</Question>

<Question id="q3">

Fill <Gap id="g1" /> in.

<Option id="w1" feedback="This.">word</Option>
<Option id="w2" feedback="That.">other</Option>

</Question>

<Question id="q4">

How many?

<Feedback right="Yes." other="Count again." />

</Question>

<Checklist id="c1" title="Before you go">
- Keys
- Phone
</Checklist>

<Scenario id="s1" title="At the door">
<Step id="start">

She opens.

<Choice id="in" feedback="Warm.">Go in</Choice>
<Choice id="out" feedback="Careful.">Wait</Choice>

</Step>
<Step id="end-good">It went well.</Step>
<Step id="end-poor">It did not.</Step>
</Scenario>

## With your supervisor

<SupervisionPrompts>
<Prompt id="sp1">What did you see?</Prompt>
<Prompt id="sp2">What will you do?</Prompt>
</SupervisionPrompts>

<Sources />
`;

export const sampleText = (body = sampleBody, head = "translation: source"): string =>
  `---\ntitle: A sample\nsummary: One sentence.\n${head}\n---\n\n${body}`;

export const sampleYaml = `id: sample
catalogueRef: fundamentals-1/m1l1
minutes: 20
competencies: [tm25-theory]
sources: [WHO1]
basis: sources
questions:
  - { id: q1, kind: single, key: b }
  - { id: q2, kind: match, key: { l1: t1, l2: t2 } }
  - { id: q3, kind: gaps, key: { g1: w1 } }
  - { id: q4, kind: numeric, key: 3 }
scenarios:
  - id: s1
    start: start
    steps:
      start: { choices: { in: end-good, out: end-poor } }
      end-good: { ending: good }
      end-poor: { ending: poor }
reflections: [{ id: r1 }]
supervision:
  - { id: sp1, functions: [educational], competencies: [tm25-theory] }
  - { id: sp2, functions: [supportive], competencies: [tm25-theory] }
`;

export const sampleSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><rect width="320" height="200" fill="#b8452f"/></svg>`;
