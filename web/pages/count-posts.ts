/** Such as `1 post` or `3 posts`. */
export function countPosts(count: number): string {
  return `${count} ${count === 1 ? 'post' : 'posts'}`;
}
