/**
 * Makes a sender's encoder begin anew, with a whole frame. After a gap the receiver waits for one, but asks for it by itself
 * only after three seconds without a picture (measured). Encodings that are switched off stay so.
 */
export async function freshPicture(sender: RTCRtpSender): Promise<void> {
  if (sender.track?.kind !== 'video') return;
  const active = sender.getParameters().encodings.map((encoding) => encoding.active !== false);
  for (const on of [false, true]) {
    const parameters = sender.getParameters();
    if (parameters.encodings.length === 0) return;
    parameters.encodings.forEach((encoding, n) => (encoding.active = on && active[n] === true));
    await sender.setParameters(parameters);
  }
}
