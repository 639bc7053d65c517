-- Mỗi tỉnh có bao nhiêu dịch vụ công mức 3 và mức 4 theo năm? / How did level-3 and level-4 services grow, by place and year?
SELECT coalesce(province, place, issuer) AS province, year,
       max(number) FILTER (indicator = 'ops.service.level3.count') AS level3,
       max(number) FILTER (indicator = 'ops.service.level4.count') AS level4
FROM facts
WHERE indicator IN ('ops.service.level3.count', 'ops.service.level4.count') AND status = 'actual' AND repeats IS NULL
GROUP BY ALL ORDER BY ALL;

-- Một bộ máy vi tính mua hết bao nhiêu tiền? / What did one computer cost?
SELECT pc.province, pc.year, pc.doc_code, pc.number AS computers, money.number AS vnd, round(money.number / pc.number) AS vnd_each
FROM facts pc JOIN facts money ON money.doc_id = pc.doc_id AND money.evidence = pc.evidence
WHERE pc.indicator = 'proc.pc.count' AND money.indicator = 'fin.ict.equipment' AND pc.number > 0
  AND pc.repeats IS NULL AND money.repeats IS NULL
ORDER BY vnd_each DESC;

-- Tỷ lệ hồ sơ giải quyết đúng hạn của từng cơ quan? / What share of dossiers was resolved on time, by body?
WITH once AS (  -- a figure that a report repeats, or that several reports state, counts once
  SELECT DISTINCT issuer, coalesce(province, place) AS province, year, period, indicator, number
  FROM facts
  WHERE indicator IN ('ops.dossier.on_time', 'ops.dossier.late') AND unit <> '%'
    AND status = 'actual' AND repeats IS NULL AND subject IS NULL)
SELECT province, year, issuer, period,
       sum(number) FILTER (indicator = 'ops.dossier.on_time') AS on_time,
       sum(number) FILTER (indicator = 'ops.dossier.late') AS late,
       round(100 * on_time / (on_time + coalesce(late, 0)), 1) AS share
FROM once GROUP BY ALL HAVING on_time > 0 ORDER BY share;

-- Văn bản nào được nhiều nơi viện dẫn nhất? / Which document is cited by most, and from how many provinces?
SELECT r.code, r.type, r.issuer, count(DISTINCT r.doc_id) AS documents,
       count(DISTINCT d.province) AS provinces, count(*) AS times
FROM "references" r JOIN documents d ON d.doc_id = r.doc_id AND d.status <> 'duplicate'
GROUP BY ALL ORDER BY documents DESC, times DESC, r.code LIMIT 20;

-- Những số liệu nào sai lệch? / Which figures are inconsistent?
SELECT d.province, d.source, c.kind, c.numbers, c.message
FROM checks c JOIN documents d ON list_contains(string_split(c.doc_ids, ' '), d.doc_id)
WHERE c.outcome = 'broken' AND d.status <> 'duplicate' ORDER BY d.province, d.source, c.check_id;

-- Mỗi báo cáo có bao nhiêu phần trăm phép kiểm tra khớp? / What share of each report's checks holds?
SELECT d.province, d.source, count(*) AS checks, round(100.0 * count(*) FILTER (c.outcome = 'holds') / count(*), 1) AS holds
FROM checks c JOIN documents d ON list_contains(string_split(c.doc_ids, ' '), d.doc_id)
WHERE d.status <> 'duplicate' GROUP BY ALL ORDER BY holds, d.source;

-- Mỗi tỉnh chi bao nhiêu cho công nghệ thông tin, theo năm và tình trạng? / How much does each province spend on ICT, by year and status?
SELECT f.province, f.year, f.status, i.vi AS indicator, sum(f.number) AS vnd, count(*) AS figures
FROM facts f JOIN indicators i ON i.code = f.indicator
WHERE f.kind = 'money' AND starts_with(f.indicator, 'fin.ict') AND f.repeats IS NULL
GROUP BY ALL ORDER BY ALL;

-- Hệ thống nào được nhiều cơ quan dùng nhất? / Which systems do most bodies use?
SELECT s.system, s.category, count(DISTINCT s.doc_id) AS documents,
       count(DISTINCT d.province) AS provinces
FROM systems s JOIN documents d ON d.doc_id = s.doc_id AND d.status <> 'duplicate'
WHERE s.status = 'in use' GROUP BY ALL ORDER BY documents DESC, s.system;

-- Chứng thư số và lãnh đạo ký số ở từng nơi? / Digital certificates and signatures, by place?
SELECT coalesce(f.province, f.place) AS province, f.year, f.level, f.issuer, i.vi AS indicator,
       f.number, f.unit, f.status
FROM facts f JOIN indicators i ON i.code = f.indicator
WHERE starts_with(f.indicator, 'app.signature') AND f.repeats IS NULL
ORDER BY province, f.year, f.issuer, f.indicator, f.number;

-- Số liệu nào nên xem lại trước: đọc bằng OCR, độ chắc chắn thấp? / Which figures should be looked at first?
SELECT f.link, f.doc_code, f.province, f.indicator, f.value, f.unit, f.confidence, m.alternatives, f.evidence
FROM facts f JOIN mentions m USING (mention_id)
WHERE m.origin = 'ocr' ORDER BY f.confidence, f.fact_id LIMIT 20;
