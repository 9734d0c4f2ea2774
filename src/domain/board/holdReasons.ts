/** The reasons for a hold that the desktop tool offered; free text is taken too. */
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
