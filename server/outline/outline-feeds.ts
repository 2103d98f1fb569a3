export class OutlineFeeds {
  end(_meeting: string): void {}
}
