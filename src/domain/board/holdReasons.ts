/** The default reasons for a hold. Free text is accepted too. */
export const HOLD_REASONS: readonly string[] = [
  'Segments are not cut',
  'No front view of the model',
  'No front cut-out',
  'No back cut-out',
  'Neither front nor back cut-out',
  'The colour is unclear',
  "The model's colour differs from the cut-outs'",
  'Not popular'
];
