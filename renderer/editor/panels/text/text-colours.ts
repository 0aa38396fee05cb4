/** Colours to write with, from light to dark and round the wheel. */
export const TEXT_COLOURS = [
  { name: 'white', colour: '#ffffff' },
  { name: 'cream', colour: '#f6ecdc' },
  { name: 'grey', colour: '#8a878e' },
  { name: 'black', colour: '#1d1b22' },
  { name: 'brown', colour: '#6b4429' },
  { name: 'red', colour: '#c8202f' },
  { name: 'coral', colour: '#e4572e' },
  { name: 'orange', colour: '#f08a24' },
  { name: 'sun', colour: '#f6c445' },
  { name: 'lime', colour: '#b5cf49' },
  { name: 'green', colour: '#3f9b4f' },
  { name: 'forest', colour: '#1f5135' },
  { name: 'mint', colour: '#a6dcc4' },
  { name: 'teal', colour: '#0f5c5c' },
  { name: 'sky', colour: '#8cc1e6' },
  { name: 'blue', colour: '#2a63c4' },
  { name: 'navy', colour: '#1c2c58' },
  { name: 'violet', colour: '#6d43a8' },
  { name: 'pink', colour: '#f2a3bd' },
] as const;
export type TextColourName = (typeof TEXT_COLOURS)[number]['name'];
