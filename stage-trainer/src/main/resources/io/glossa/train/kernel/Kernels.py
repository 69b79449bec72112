class Kernels(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def rms_norm(self: __torch__.Kernels, x: Tensor, scale: Tensor) -> Tensor:
    y = x
    if x.dtype == 15:
      y = x.to(6)
    y = y * torch.rsqrt((y * y).mean([-1], True) + EPSILON)
    return y.to(x.dtype) * scale.to(x.dtype)

  def embed(self: __torch__.Kernels, tokens: Tensor, rows: List[Tensor]) -> Tensor:
    if len(rows) == 1:
      return torch.embedding(rows[0], tokens).to(COMPUTE)
    base = rows[0].size(0)
    old = torch.embedding(rows[0], torch.clamp_max(tokens, base - 1)).to(COMPUTE)
    new = torch.embedding(rows[1], torch.clamp_min(tokens - base, 0)).to(COMPUTE)
    return torch.where(torch.ge(tokens, base).unsqueeze(1), new, old)

  def rotation(self: __torch__.Kernels, positions: Tensor, table: Tensor) -> Tensor:
    return torch.index_select(table, 1, positions).unsqueeze(2).to(COMPUTE)

  def rotate(self: __torch__.Kernels, x: Tensor, rotation: Tensor) -> Tensor:
    half = x.size(-1) // 2
    turned = torch.cat([torch.neg(x.slice(-1, half)), x.slice(-1, 0, half)], -1)
    return x * rotation[0] + turned * rotation[1]

  def project(self: __torch__.Kernels, x: Tensor, w: List[Tensor], place: int) -> Tensor:
    i = 5 + 4 * place
    matrix = w[i].to(x.dtype)
    if w[i + 1].size(0) > 0:
      y = torch.linear(x, matrix, w[i + 1].to(x.dtype))
    else:
      y = torch.linear(x, matrix)
    if w[i + 2].size(0) > 0:
      y = y + torch.linear(torch.linear(x, w[i + 2].to(x.dtype)) * float(w[4]), w[i + 3].to(x.dtype))
    return y

  def heads(self: __torch__.Kernels, x: Tensor, size: int, scale: Tensor) -> Tensor:
    y = x.view([x.size(0), -1, size])
    if scale.size(0) > 0:
      y = self.rms_norm(y, scale)
    return y

  def spread(self: __torch__.Kernels, x: Tensor, heads: int) -> Tensor:
    groups = x.size(1)
    if groups == heads:
      return x
    return x.unsqueeze(2).expand([x.size(0), groups, heads // groups, x.size(2)]).reshape([x.size(0), heads, x.size(2)])

  def mix(self: __torch__.Kernels, q: Tensor, k: Tensor, v: Tensor, window: int) -> Tensor:
    time = q.size(2)
    if time > window:
      seen = torch.ones([time, time], dtype=11, device=q.device).tril(0).triu(1 - window)
      return torch.scaled_dot_product_attention(q, k, v, seen, 0., False)
    return torch.scaled_dot_product_attention(q, k, v, None, 0., time > 1)

  def attend(self: __torch__.Kernels, q: Tensor, k: Tensor, v: Tensor, groups: Tensor, window: int) -> Tensor:
    count = annotate(List[int], groups[0].tolist())
    length = annotate(List[int], groups[1].tolist())
    sizes = annotate(List[int], groups[2].tolist())
    qs = torch.split_with_sizes(q, sizes, 0)
    ks = torch.split_with_sizes(k, sizes, 0)
    vs = torch.split_with_sizes(v, sizes, 0)
    mixed = annotate(List[Tensor], [])
    for i in range(len(sizes)):
      shape = [count[i], length[i], q.size(1), q.size(2)]
      own = self.mix(qs[i].view(shape).transpose(1, 2), ks[i].view(shape).transpose(1, 2), vs[i].view(shape).transpose(1, 2), window)
      mixed.append(own.transpose(1, 2).reshape([sizes[i], -1]))
    if len(mixed) == 1:
      return mixed[0]
    return torch.cat(mixed, 0)

  def feed_forward(self: __torch__.Kernels, x: Tensor, w: List[Tensor]) -> Tensor:
    y = self.rms_norm(x, w[1])
    return x + self.project(torch.silu(self.project(y, w, 4)) * self.project(y, w, 5), w, 6)

  def block(self: __torch__.Kernels, x: Tensor, w: List[Tensor], rotation: Tensor, groups: Tensor, window: Tensor) -> Tensor:
    y = self.rms_norm(x, w[0])
    size = rotation.size(-1)
    q = self.rotate(self.heads(self.project(y, w, 0), size, w[2]), rotation)
    k = self.rotate(self.heads(self.project(y, w, 1), size, w[3]), rotation)
    v = self.project(y, w, 2).view([x.size(0), -1, size])
    heads = q.size(1)
    mixed = self.attend(q, self.spread(k, heads), self.spread(v, heads), groups, int(window))
    return self.feed_forward(x + self.project(mixed, w, 3), w)

  def continue_block(self: __torch__.Kernels, x: Tensor, w: List[Tensor], rotation: Tensor, past: Tensor, at: Tensor) -> Tensor:
    y = self.rms_norm(x, w[0])
    size = rotation.size(-1)
    rows = past.size(1)
    time = x.size(0) // rows
    begin = int(at[0])
    window = int(at[1])
    end = begin + time
    q = self.rotate(self.heads(self.project(y, w, 0), size, w[2]), rotation)
    k = self.rotate(self.heads(self.project(y, w, 1), size, w[3]), rotation)
    v = self.project(y, w, 2)
    past[0].slice(1, begin, end).copy_(k.view([rows, time, -1, size]))
    past[1].slice(1, begin, end).copy_(v.view([rows, time, -1, size]))
    first = 0
    if time == 1:
      first = max(0, end - window)
    heads = q.size(1)
    seen = end - first
    ks = self.spread(past[0].slice(1, first, end).reshape([rows * seen, -1, size]), heads).view([rows, seen, heads, size]).transpose(1, 2)
    vs = self.spread(past[1].slice(1, first, end).reshape([rows * seen, -1, size]), heads).view([rows, seen, heads, size]).transpose(1, 2)
    mixed = self.mix(q.view([rows, time, heads, size]).transpose(1, 2), ks.to(q.dtype), vs.to(q.dtype), window)
    return self.feed_forward(x + self.project(mixed.transpose(1, 2).reshape([x.size(0), -1]), w, 3), w)

  def heads_of(self: __torch__.Kernels, rows: List[Tensor], like: Tensor) -> List[Tensor]:
    heads = annotate(List[Tensor], [])
    for row in rows:
      heads.append(row.to(like.dtype))
    return heads

  def logits(self: __torch__.Kernels, y: Tensor, heads: List[Tensor]) -> Tensor:
    if len(heads) == 1:
      found = torch.mm(y, heads[0].t())
    else:
      parts = annotate(List[Tensor], [])
      for head in heads:
        parts.append(torch.mm(y, head.t()))
      found = torch.cat(parts, 1)
    if found.dtype == 15:
      found = found.to(6)
    return found

  def loss(self: __torch__.Kernels, x: Tensor, scale: Tensor, rows: List[Tensor], targets: Tensor, z: Tensor) -> Tuple[Tensor, Tensor]:
    y = self.rms_norm(x, scale)
    given = y.detach()
    heads = self.heads_of(rows, given)
    strength = 2. * float(z)
    total = torch.zeros([], dtype=7, device=x.device)
    toward = annotate(List[Tensor], [])
    for i in range(len(rows)):
      heads[i] = heads[i].detach()
      if rows[i].requires_grad:
        toward.append(torch.zeros_like(rows[i].detach()))
      else:
        toward.append(total)
    pull = torch.empty_like(given)
    count = given.size(0)
    columns = 0
    for row in rows:
      columns = columns + row.size(0)
    room = torch.empty([min(count, CHUNK), columns], dtype=given.dtype, device=x.device)
    for c in range((count + CHUNK - 1) // CHUNK):
      begin = c * CHUNK
      end = min(count, begin + CHUNK)
      part = given.slice(0, begin, end)
      goal = targets.slice(0, begin, end).unsqueeze(1)
      counted = torch.ge(goal, 0)
      goal = torch.clamp_min(goal, 0)
      found = room.slice(0, 0, end - begin)
      column = 0
      for i in range(len(rows)):
        after = column + rows[i].size(0)
        torch.mm(part, heads[i].t(), out=found.slice(1, column, after))
        column = after
      if found.dtype == 15:
        found = found.to(6)
      hit = torch.gather(found, 1, goal)
      top = torch.amax(found, [1], True)
      mass = torch.sum(found.sub_(top).exp_(), [1], True)
      log_sum = torch.log(mass) + top
      total = total + torch.sum(torch.masked_fill(log_sum - hit, torch.logical_not(counted), 0), dtype=7)
      share = counted.to(found.dtype) / mass
      if strength > 0.:
        share = share * (log_sum * strength + 1.)
      slope = found.mul_(share).scatter_add_(1, goal, torch.neg(counted.to(found.dtype))).to(part.dtype)
      column = 0
      for i in range(len(rows)):
        after = column + rows[i].size(0)
        own = slope.slice(1, column, after)
        if y.requires_grad:
          if i == 0:
            torch.mm(own, heads[i], out=pull.slice(0, begin, end))
          else:
            pull.slice(0, begin, end).addmm_(own, heads[i])
        if rows[i].requires_grad:
          if toward[i].dtype == own.dtype:
            toward[i].addmm_(own.t(), part)
          else:
            toward[i].add_(torch.mm(own.t(), part))
        column = after
    lever = torch.zeros([], dtype=total.dtype, device=x.device)
    if y.requires_grad:
      lever = lever + torch.sum(y * pull)
    for i in range(len(rows)):
      if rows[i].requires_grad:
        lever = lever + torch.sum(rows[i] * toward[i])
    return (total, lever)

  def token_log_probabilities(self: __torch__.Kernels, x: Tensor, scale: Tensor, rows: List[Tensor], targets: Tensor) -> Tensor:
    y = self.rms_norm(x, scale)
    heads = self.heads_of(rows, y)
    count = y.size(0)
    parts = annotate(List[Tensor], [])
    for c in range((count + CHUNK - 1) // CHUNK):
      begin = c * CHUNK
      end = min(count, begin + CHUNK)
      goal = torch.clamp_min(targets.slice(0, begin, end), 0).unsqueeze(1)
      found = self.logits(y.slice(0, begin, end), heads)
      parts.append((torch.gather(found, 1, goal) - torch.logsumexp(found, [1], True)).squeeze(1))
    return torch.cat(parts, 0)

  def log_probabilities(self: __torch__.Kernels, x: Tensor, scale: Tensor, rows: List[Tensor]) -> Tensor:
    y = self.rms_norm(x, scale)
    return torch.log_softmax(self.logits(y, self.heads_of(rows, y)), -1)

  def detached(self: __torch__.Kernels, x: Tensor) -> Tensor:
    return x.detach()

  def distance(self: __torch__.Kernels, found: Tensor, found_at: Tensor, wanted: Tensor, wanted_at: Tensor) -> Tuple[Tensor, Tensor]:
    x = torch.index_select(found, 0, found_at)
    y = torch.index_select(wanted.detach(), 0, wanted_at)
    if x.dtype == 15:
      x = x.to(6)
      y = y.to(6)
    difference = x - y
    lever = torch.sum(difference * difference, dtype=7) / x.size(1)
    return (lever.detach(), lever)

  def allocate(self: __torch__.Kernels, near: Tensor, shape: Tensor, code: Tensor) -> Tensor:
    return torch.zeros(annotate(List[int], shape.tolist()), dtype=int(code), device=near.device)

  def fill(self: __torch__.Kernels, source: Tensor, target: Tensor, at: Tensor) -> Tensor:
    begin = int(at)
    target.slice(0, begin, begin + source.size(0)).copy_(source)
    return source

  def widened(self: __torch__.Kernels, source: Tensor, between: Tensor) -> Tensor:
    return source.detach().slice(0, int(between[0]), int(between[1])).to(6).cpu().contiguous()

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
    factor = torch.where(torch.isfinite(norm), factor, torch.ones_like(factor))
    torch._foreach_mul_(gradients, factor.to(gradients[0].dtype))
    return norm

  def adamw(self: __torch__.Kernels, parameters: List[Tensor], gradients: List[Tensor], first: List[Tensor], second: List[Tensor], steps: List[Tensor], scalars: Tensor) -> Tensor:
    torch._foreach_add_(steps, 1)
    torch._fused_adamw_(parameters, gradients, first, second, annotate(List[Tensor], []), steps, lr=float(scalars[0]), beta1=float(scalars[1]), beta2=float(scalars[2]), weight_decay=float(scalars[3]), eps=float(scalars[4]), amsgrad=False, maximize=False)
    return scalars

  def looked_up(self: __torch__.Kernels, table: Tensor, places: Tensor) -> Tensor:
    return torch.index(table, annotate(List[Optional[Tensor]], [places]))

  def decoded(self: __torch__.Kernels, codes: Tensor, maxima: Tensor, table: Tensor) -> Tensor:
    return self.looked_up(table, codes.to(4)).mul_(maxima.unsqueeze(1))

  def encoded(self: __torch__.Kernels, x: Tensor, codes: Tensor, maxima: Tensor, edges: Tensor, cells: Tensor) -> Tensor:
    size = torch.abs(x)
    top = torch.amax(size, [1])
    maxima.copy_(top)
    scale = torch.where(torch.gt(top, 0), top, torch.ones_like(top)).unsqueeze(1)
    shares = x / scale
    places = torch.log2(size.div_(scale).clamp_min_(LEAST)).add_(OCTAVES).mul_(PARTS).to(4)
    if cells.size(0) > CELLS:
      places = places + torch.lt(shares, 0).to(4) * CELLS
    found = self.looked_up(cells, places)
    return codes.copy_(found + torch.gt(shares, self.looked_up(edges, found)))

  def rows_of(self: __torch__.Kernels, x: Tensor, begin: int, end: int) -> Tensor:
    return x.slice(0, begin, end).view([(end - begin + BLOCK - 1) // BLOCK, -1])

  def stretches(self: __torch__.Kernels, count: int) -> List[int]:
    whole = count // BLOCK * BLOCK
    ends = annotate(List[int], [])
    for c in range((whole + STRETCH - 1) // STRETCH):
      ends.append(min(whole, (c + 1) * STRETCH))
    if whole < count:
      ends.append(count)
    return ends

  def encode(self: __torch__.Kernels, source: Tensor, codes: Tensor, maxima: Tensor, edges: Tensor, cells: Tensor, at: Tensor) -> Tensor:
    x = source.reshape([-1])
    first = int(at)
    begin = 0
    for end in self.stretches(x.size(0)):
      c = self.rows_of(codes, first + begin, first + end)
      block = (first + begin) // BLOCK
      self.encoded(self.rows_of(x, begin, end), c, maxima.slice(0, block, block + c.size(0)), edges, cells)
      begin = end
    return source

  def decode(self: __torch__.Kernels, codes: Tensor, maxima: Tensor, table: Tensor, target: Tensor) -> Tensor:
    x = target.view([-1])
    begin = 0
    for end in self.stretches(x.size(0)):
      c = self.rows_of(codes, begin, end)
      block = begin // BLOCK
      self.rows_of(x, begin, end).copy_(self.decoded(c, maxima.slice(0, block, block + c.size(0)), table))
      begin = end
    return codes

  def coded_adamw(self: __torch__.Kernels, parameters: List[Tensor], gradients: List[Tensor], first: List[Tensor], first_maxima: List[Tensor], second: List[Tensor], second_maxima: List[Tensor], steps: List[Tensor], signed: List[Tensor], unsigned: List[Tensor], scalars: Tensor) -> Tensor:
    torch._foreach_add_(steps, 1)
    rate = float(scalars[0])
    beta1 = float(scalars[1])
    beta2 = float(scalars[2])
    kept = 1. - rate * float(scalars[3])
    epsilon = float(scalars[4])
    for i in range(len(parameters)):
      step = torch.squeeze(steps[i]).to(7)
      pace = torch.reciprocal(1. - torch.pow(beta1, step)) * rate
      root = torch.sqrt(1. - torch.pow(beta2, step))
      weights = parameters[i].view([-1])
      slopes = gradients[i].reshape([-1])
      begin = 0
      for end in self.stretches(weights.size(0)):
        w = self.rows_of(weights, begin, end)
        g = self.rows_of(slopes, begin, end)
        c = self.rows_of(first[i], begin, end)
        d = self.rows_of(second[i], begin, end)
        block = begin // BLOCK
        c_top = first_maxima[i].slice(0, block, block + c.size(0))
        d_top = second_maxima[i].slice(0, block, block + c.size(0))
        m = self.decoded(c, c_top, signed[0]).mul_(beta1).add_(g, alpha=1. - beta1)
        v = self.decoded(d, d_top, unsigned[0]).mul_(beta2).addcmul_(g, g, value=1. - beta2)
        w.mul_(kept).sub_((m / torch.sqrt(v).div_(root).add_(epsilon)).mul_(pace))
        self.encoded(m, c, c_top, signed[1], signed[2])
        self.encoded(v, d, d_top, unsigned[1], unsigned[2])
        begin = end
    return scalars

  def bytes(self: __torch__.Kernels, source: Tensor, between: Tensor) -> Tensor:
    return source.slice(0, int(between[0]), int(between[1])).cpu().contiguous()

  def average(self: __torch__.Kernels, averages: List[Tensor], parameters: List[Tensor], share: Tensor) -> Tensor:
    torch._foreach_lerp_(averages, parameters, float(share))
    return share

  def zero(self: __torch__.Kernels, tensors: List[Tensor]) -> Tensor:
    torch._foreach_zero_(tensors)
    return tensors[0]

  def copy(self: __torch__.Kernels, source: Tensor, target: Tensor) -> Tensor:
    target.copy_(source)
    return source
