/** Such as `1 post` or `3 posts`. */
export function countPosts(count: number): string {
  return `${count} ${count === 1 ? 'post' : 'posts'}`;
}

/** What waits for the one person who can approve: what a rule holds back needs a reason even from them. */
export function tellWaiting(waiting: number, posts: number): string {
  const some = `${waiting} of ${countPosts(posts)} ${waiting === 1 ? 'waits' : 'wait'} for you`;
  const others = waiting < posts ? ' The rest is scheduled.' : '';
  return `${some}: approve with a reason for what a rule holds back, or change the text.${others}`;
}
