export interface LinkUnusable {
  kind: 'LinkUnusable';
  message: string;
}

export const linkUnusable: LinkUnusable = {
  kind: 'LinkUnusable',
  message: 'このリンクは使用済みか、期限切れです。管理者に新しいリンクを依頼してください。',
};
