/**
 * What templates/batch/parts/capture.cmd.hbs asks for.
 *
 * @param script the name of the script without its ending, as it stands on a command line.
 */
export function captureView(script: string) {
  return {
    script,
    /** The variables that together show each sign that cmd acts on: of all arguments, and of one word. */
    looks: ['seen', 'turned'],
    wordLooks: ['word', 'turned'],
  };
}
