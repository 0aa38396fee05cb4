/** Every delay of the ccTalk acceptor, in milliseconds. */
export const CCTALK_DELAYS = {
  /** Between two looks at the credit buffer. It holds five coins, so even one a second is soon enough. */
  pollMs: 100,
  /** An acceptor answers within 50 ms; a message takes up to 20 ms at 9600 baud. */
  answerMs: 200,
  /** After an answer that did not come: how long a late one is thrown away. */
  lateAnswerMs: 150,
  writeMs: 500,
  findMs: 1_000,
  silenceShownMs: 800,
} as const;
