class Kernels(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def rms_norm(self: __torch__.Kernels, x: Tensor, scale: Tensor) -> Tensor:
    return x * torch.rsqrt((x * x).mean([-1], True) + EPSILON) * scale

  def embed(self: __torch__.Kernels, tokens: Tensor, rows: List[Tensor]) -> Tensor:
    return torch.embedding(torch.cat(rows, 0), tokens)

  def rotation(self: __torch__.Kernels, positions: Tensor, table: Tensor) -> Tensor:
    return torch.index_select(table, 1, positions).unsqueeze(2)

  def rotate(self: __torch__.Kernels, x: Tensor, rotation: Tensor) -> Tensor:
    half = x.size(-1) // 2
    turned = torch.cat([torch.neg(x.slice(-1, half)), x.slice(-1, 0, half)], -1)
    return x * rotation[0] + turned * rotation[1]

  def spread(self: __torch__.Kernels, x: Tensor, heads: int) -> Tensor:
    groups = x.size(1)
    if groups == heads:
      return x
    return x.unsqueeze(2).expand([x.size(0), groups, heads // groups, x.size(2)]).reshape([x.size(0), heads, x.size(2)])

  def attend(self: __torch__.Kernels, q: Tensor, k: Tensor, v: Tensor, groups: Tensor) -> Tensor:
    count = annotate(List[int], groups[0].tolist())
    length = annotate(List[int], groups[1].tolist())
    sizes = annotate(List[int], groups[2].tolist())
    qs = torch.split_with_sizes(q, sizes, 0)
    ks = torch.split_with_sizes(k, sizes, 0)
    vs = torch.split_with_sizes(v, sizes, 0)
    mixed = annotate(List[Tensor], [])
    for i in range(len(sizes)):
      shape = [count[i], length[i], q.size(1), q.size(2)]
      own = torch.scaled_dot_product_attention(qs[i].view(shape).transpose(1, 2), ks[i].view(shape).transpose(1, 2), vs[i].view(shape).transpose(1, 2), None, 0., True)
      mixed.append(own.transpose(1, 2).reshape([sizes[i], -1]))
    return torch.cat(mixed, 0)

  def feed_forward(self: __torch__.Kernels, x: Tensor, w: List[Tensor]) -> Tensor:
    y = self.rms_norm(x, w[5])
    return x + torch.linear(torch.silu(torch.linear(y, w[6])) * torch.linear(y, w[7]), w[8])

  def block(self: __torch__.Kernels, x: Tensor, w: List[Tensor], rotation: Tensor, groups: Tensor) -> Tensor:
    y = self.rms_norm(x, w[0])
    size = rotation.size(-1)
    q = self.rotate(torch.linear(y, w[1]).view([x.size(0), -1, size]), rotation)
    k = self.rotate(torch.linear(y, w[2]).view([x.size(0), -1, size]), rotation)
    v = torch.linear(y, w[3]).view([x.size(0), -1, size])
    heads = q.size(1)
    mixed = self.attend(q, self.spread(k, heads), self.spread(v, heads), groups)
    return self.feed_forward(x + torch.linear(mixed, w[4]), w)

  def continue_block(self: __torch__.Kernels, x: Tensor, w: List[Tensor], rotation: Tensor, past: Tensor, at: Tensor) -> Tensor:
    y = self.rms_norm(x, w[0])
    size = rotation.size(-1)
    rows = past.size(1)
    time = x.size(0) // rows
    q = self.rotate(torch.linear(y, w[1]).view([x.size(0), -1, size]), rotation)
    k = self.rotate(torch.linear(y, w[2]).view([x.size(0), -1, size]), rotation)
    v = torch.linear(y, w[3])
    begin = int(at)
    end = begin + time
    heads = q.size(1)
    past[0].slice(1, begin, end).copy_(k.view([rows, time, -1, size]))
    past[1].slice(1, begin, end).copy_(v.view([rows, time, -1, size]))
    ks = self.spread(past[0].slice(1, 0, end).reshape([rows * end, -1, size]), heads).view([rows, end, heads, size]).transpose(1, 2)
    vs = self.spread(past[1].slice(1, 0, end).reshape([rows * end, -1, size]), heads).view([rows, end, heads, size]).transpose(1, 2)
    mixed = torch.scaled_dot_product_attention(q.view([rows, time, heads, size]).transpose(1, 2), ks, vs, None, 0., time > 1)
    mixed = mixed.transpose(1, 2).reshape([x.size(0), -1])
    return self.feed_forward(x + torch.linear(mixed, w[4]), w)

  def loss(self: __torch__.Kernels, x: Tensor, scale: Tensor, rows: List[Tensor], targets: Tensor) -> Tuple[Tensor, Tensor]:
    y = self.rms_norm(x, scale)
    given = y.detach()
    head = torch.cat(rows, 0).detach()
    total = torch.zeros([], dtype=7, device=x.device)
    toward = annotate(List[Tensor], [])
    for row in rows:
      toward.append(torch.zeros_like(row.detach()))
    pull = torch.empty_like(given)
    count = given.size(0)
    for c in range((count + CHUNK - 1) // CHUNK):
      begin = c * CHUNK
      end = min(count, begin + CHUNK)
      part = given.slice(0, begin, end)
      goal = targets.slice(0, begin, end).unsqueeze(1)
      counted = torch.ge(goal, 0)
      goal = torch.clamp_min(goal, 0)
      logits = torch.mm(part, head.t())
      log_sum = torch.logsumexp(logits, [1], True)
      surprise = log_sum - torch.gather(logits, 1, goal)
      total = total + torch.sum(torch.masked_fill(surprise, torch.logical_not(counted), 0), dtype=7)
      slope = logits.sub_(log_sum).exp_()
      slope = slope.scatter_add_(1, goal, torch.full_like(surprise, -1.)).mul_(counted)
      if y.requires_grad:
        torch.mm(slope, head, out=pull.slice(0, begin, end))
      column = 0
      for i in range(len(rows)):
        after = column + rows[i].size(0)
        if rows[i].requires_grad:
          toward[i].addmm_(slope.slice(1, column, after).t(), part)
        column = after
    lever = torch.zeros([], dtype=x.dtype, device=x.device)
    if y.requires_grad:
      lever = lever + torch.sum(y * pull)
    for i in range(len(rows)):
      if rows[i].requires_grad:
        lever = lever + torch.sum(rows[i] * toward[i])
    return (total, lever)

  def token_log_probabilities(self: __torch__.Kernels, x: Tensor, scale: Tensor, rows: List[Tensor], targets: Tensor) -> Tensor:
    y = self.rms_norm(x, scale)
    head = torch.cat(rows, 0)
    count = y.size(0)
    parts = annotate(List[Tensor], [])
    for c in range((count + CHUNK - 1) // CHUNK):
      begin = c * CHUNK
      end = min(count, begin + CHUNK)
      goal = torch.clamp_min(targets.slice(0, begin, end), 0).unsqueeze(1)
      logits = torch.mm(y.slice(0, begin, end), head.t())
      parts.append((torch.gather(logits, 1, goal) - torch.logsumexp(logits, [1], True)).squeeze(1))
    return torch.cat(parts, 0)

  def log_probabilities(self: __torch__.Kernels, x: Tensor, scale: Tensor, rows: List[Tensor]) -> Tensor:
    return torch.log_softmax(torch.linear(self.rms_norm(x, scale), torch.cat(rows, 0)), -1)

  def prepare_gradients(self: __torch__.Kernels, parameters: List[Tensor]) -> Tensor:
    total = torch.zeros([], dtype=parameters[0].dtype, device=parameters[0].device)
    for parameter in parameters:
      total = total + torch.sum(parameter * 0.)
    return total

  def clip(self: __torch__.Kernels, gradients: List[Tensor], scalars: Tensor) -> Tensor:
    scale = float(scalars[0])
    limit = float(scalars[1])
    norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients, 2))).to(7) * scale
    factor = torch.clamp_max(limit / (norm + 1e-6), 1.) * scale
    torch._foreach_mul_(gradients, factor.to(gradients[0].dtype))
    return norm

  def adamw(self: __torch__.Kernels, parameters: List[Tensor], gradients: List[Tensor], first: List[Tensor], second: List[Tensor], steps: List[Tensor], scalars: Tensor) -> Tensor:
    torch._foreach_add_(steps, 1)
    torch._fused_adamw_(parameters, gradients, first, second, annotate(List[Tensor], []), steps, lr=float(scalars[0]), beta1=float(scalars[1]), beta2=float(scalars[2]), weight_decay=float(scalars[3]), eps=float(scalars[4]), amsgrad=False, maximize=False)
    return scalars

  def zero(self: __torch__.Kernels, tensors: List[Tensor]) -> Tensor:
    torch._foreach_zero_(tensors)
    return tensors[0]

  def copy(self: __torch__.Kernels, source: Tensor, target: Tensor) -> Tensor:
    target.copy_(source)
    return source
