/** A meeting's name without its document's: 「第１回…会議　開催概要」 is the title of what is printed. */
export function meetingName(title: string): string {
  return title.replace(/\u3000*開催概要$/, '')
}
