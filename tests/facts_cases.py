"""Sentences as reports of many provinces word them, composed for the tests, with the facts a reader draws from them.

Each case: a document title, a heading, the text, the (indicator, value) pairs. Every other figure states no fact.
"""

ICT = "Kết quả chuyển đổi số năm 2023"
REFORM = "Kết quả công tác cải cách hành chính quý III năm 2023"
HEALTH = "Kết quả công tác y tế 6 tháng đầu năm 2023"
LAND = "Tình hình quản lý đất đai năm 2023"

Case = tuple[str, str, str, list[tuple[str, str]]]

CASES: list[Case] = [
    # dossiers
    (REFORM, "Giải quyết thủ tục hành chính", "Từ đầu năm đến nay, toàn tỉnh tiếp nhận 45.210 hồ sơ; đã giải quyết xong "
     "43.908 hồ sơ, trong đó trước hạn 30.120 hồ sơ, đúng hạn 13.500 hồ sơ, quá hạn 288 hồ sơ; đang giải quyết 1.302 hồ sơ.",
     [("ops.dossier.received", "45210"), ("ops.dossier.resolved", "43908"), ("ops.dossier.on_time", "30120"),
      ("ops.dossier.on_time", "13500"), ("ops.dossier.late", "288"), ("ops.dossier.pending", "1302")]),
    (REFORM, "", "Tổng số hồ sơ TTHC phải giải quyết trong kỳ là 2.114; số đã giải quyết 2.050 (đúng hạn 2.041, trễ hạn 9); "
     "số chưa giải quyết 64 hồ sơ.",
     [("ops.dossier.received", "2114"), ("ops.dossier.resolved", "2050"), ("ops.dossier.on_time", "2041"),
      ("ops.dossier.late", "9"), ("ops.dossier.pending", "64")]),
    (REFORM, "", "Bộ phận một cửa của huyện nhận 512 hồ sơ, trả lại 7 hồ sơ không hợp lệ, công dân xin rút 3 hồ sơ.",
     [("ops.dossier.received", "512"), ("ops.dossier.withdrawn", "7"), ("ops.dossier.withdrawn", "3")]),
    (REFORM, "", "Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn và trước hạn đạt 99,7%.",
     [("ops.dossier.on_time", "99.7")]),
    (REFORM, "", "Hồ sơ trực tuyến toàn trình là 8.455 hồ sơ, hồ sơ trực tuyến một phần là 2.310 hồ sơ.",
     [("ops.dossier.level4", "8455"), ("ops.dossier.level3", "2310")]),
    (REFORM, "", "Trong tháng, có 1.120 hồ sơ nộp qua dịch vụ công trực tuyến mức độ 4.", [("ops.dossier.level4", "1120")]),
    (REFORM, "", "Toàn bộ 100% hồ sơ thủ tục hành chính của xã được cập nhật, xử lý trên phần mềm một cửa điện tử.",
     [("ops.dossier.onestop_share", "100")]),
    (REFORM, "", "Qua dịch vụ bưu chính công ích, Trung tâm đã tiếp nhận 1.045 hồ sơ và chuyển trả kết quả 2.377 hồ sơ.",
     [("ops.bcci.received", "1045"), ("ops.bcci.returned", "2377")]),
    (REFORM, "", "Số hồ sơ trả kết quả qua bưu chính công ích trong năm đạt 640 hồ sơ.", [("ops.bcci.returned", "640")]),
    (REFORM, "", "Có 86/240 thủ tục phát sinh hồ sơ tiếp nhận qua dịch vụ BCCI.", [("ops.bcci.procedure_share", "86/240")]),
    # procedures and services
    (REFORM, "", "Hiện toàn tỉnh có 1.870 thủ tục hành chính thuộc thẩm quyền giải quyết của ba cấp chính quyền.",
     [("ops.procedure.total", "1870")]),
    (REFORM, "", "Chủ tịch UBND tỉnh đã công bố 12 TTHC ban hành mới, 35 TTHC được sửa đổi, bổ sung, bãi bỏ 08 TTHC.",
     [("ops.procedure.new", "12"), ("ops.procedure.amended", "35"), ("ops.procedure.abolished", "8")]),
    (REFORM, "", "100% thủ tục hành chính được niêm yết công khai tại trụ sở và trên Cổng dịch vụ công quốc gia.",
     [("ops.procedure.public_share", "100")]),
    (ICT, "", "Tỉnh đang cung cấp 1.015 dịch vụ công trực tuyến toàn trình và 402 dịch vụ công trực tuyến một phần.",
     [("ops.service.level4.count", "1015"), ("ops.service.level3.count", "402")]),
    (ICT, "", "Đến nay đã đưa 318 TTHC lên mức độ 4 và 127 TTHC lên mức độ 3.",
     [("ops.service.level4.count", "318"), ("ops.service.level3.count", "127")]),
    (ICT, "", "Tỷ lệ dịch vụ công trực tuyến toàn trình đạt 62,5% trên tổng số thủ tục hành chính.",
     [("ops.service.level34.share", "62.5")]),
    (ICT, "", "Tỷ lệ DVCTT mức độ 3, 4 có phát sinh hồ sơ là 48,2%.", [("ops.service.with_dossier_share", "48.2")]),
    (ICT, "", "Trong 500 DVCTT toàn trình đã công bố, tỷ lệ dịch vụ phát sinh hồ sơ trực tuyến đạt 71%.",
     [("ops.service.level4.count", "500"), ("ops.service.with_dossier_share", "71")]),
    # documents, signature, mail
    (ICT, "", "Tỷ lệ văn bản đi được ký số đạt 98,5%.", [("app.edoc.signed_share", "98.5")]),
    (ICT, "", "Trên 96% văn bản giữa các cơ quan nhà nước được trao đổi dưới dạng điện tử.", [("app.edoc.share", "96")]),
    (ICT, "", "Trong 6 tháng, đã gửi 120.450 văn bản điện tử và nhận 98.300 văn bản điện tử qua trục liên thông.",
     [("app.edoc.count", "120450"), ("app.edoc.count", "98300")]),
    (ICT, "", "Hệ thống quản lý văn bản và điều hành liên thông 3 cấp từ tỉnh đến xã.", [("app.dms.level_count", "3")]),
    (ICT, "", "Phần mềm quản lý văn bản và điều hành được triển khai tại 19 sở, ngành và 11/11 huyện, thành phố.",
     [("app.dms.unit_coverage", "19"), ("app.dms.unit_coverage", "11/11")]),
    (ICT, "", "100% cơ quan hành chính nhà nước sử dụng hệ thống iOffice.", [("app.dms.unit_coverage", "100")]),
    (ICT, "", "Trên hệ thống QLVB&ĐH hiện có 5.230 tài khoản người dùng.", [("app.dms.account_count", "5230")]),
    (ICT, "", "92% thủ trưởng cơ quan, đơn vị xử lý công việc trên phần mềm quản lý văn bản.",
     [("app.dms.leader_use_share", "92")]),
    (ICT, "", "Tỷ lệ đơn vị kết nối, liên thông phần mềm quản lý văn bản với trục quốc gia đạt 100%.",
     [("app.dms.interconnect_share", "100")]),
    (ICT, "", "85% hồ sơ công việc tại cấp tỉnh, 65% hồ sơ công việc tại cấp huyện được xử lý trên môi trường mạng.",
     [("app.workfile.online_share", "85"), ("app.workfile.online_share", "65")]),
    (ICT, "", "Đã cấp 7.415 hộp thư điện tử công vụ cho cán bộ, công chức.", [("app.email.account_count", "7415")]),
    (ICT, "", "97% cán bộ, công chức được cấp hộp thư công vụ và sử dụng thường xuyên.", [("app.email.staff_share", "97")]),
    (ICT, "", "Ban Cơ yếu đã cấp cho tỉnh 4.120 chứng thư số, gồm 870 chứng thư số cho tổ chức, 3.250 chứng thư số cho cá "
     "nhân; ngoài ra có 415 SIM PKI.", [("app.signature.cert_total", "4120"), ("app.signature.cert_org", "870"),
                                        ("app.signature.cert_person", "3250"), ("app.signature.sim_pki", "415")]),
    (ICT, "", "100% lãnh đạo sở, ngành đã sử dụng chữ ký số cá nhân trong ký ban hành văn bản.",
     [("app.signature.leader_share", "100")]),
    (ICT, "", "100% cơ quan, đơn vị được cấp và sử dụng chữ ký số chuyên dùng.", [("app.signature.unit_coverage", "100")]),
    # infrastructure
    (ICT, "Hạ tầng kỹ thuật", "Toàn ngành hiện có 1.250 máy tính, 18 máy chủ và 06 đường truyền Internet.",
     [("infra.pc.count", "1250"), ("infra.server.count", "18"), ("infra.internet.line_count", "6")]),
    (ICT, "", "Tỷ lệ máy vi tính có kết nối Internet đạt 97,8%.", [("infra.pc.internet_share", "97.8")]),
    (ICT, "", "Tỷ lệ trang bị máy tính cho cán bộ, công chức đạt 100%.", [("infra.pc.per_staff", "100")]),
    (ICT, "", "100% sở, ngành, huyện, thành phố có mạng nội bộ (LAN).", [("infra.lan.coverage", "100")]),
    (ICT, "", "Mạng truyền số liệu chuyên dùng đã kết nối 130/130 xã, phường, thị trấn.", [("infra.tslcd.coverage", "130/130")]),
    (ICT, "", "Đường truyền Internet của cơ quan có tốc độ 200 Mbps, đường truyền số liệu chuyên dùng 20 Mbps.",
     [("infra.internet.bandwidth", "200"), ("infra.tslcd.bandwidth", "20")]),
    (ICT, "", "Nền tảng LGSP của tỉnh đã kết nối 22 dịch vụ dữ liệu của các bộ, ngành.", [("infra.platform.lgsp", "22")]),
    (ICT, "", "98% máy tính được cài đặt phần mềm phòng chống mã độc.", [("sec.antivirus", "98")]),
    (ICT, "", "Có 25/31 hệ thống thông tin đã được phê duyệt hồ sơ đề xuất cấp độ.", [("sec.system.level_approved", "25/31")]),
    (ICT, "", "Trong quý, hệ thống giám sát ghi nhận 1.420 cuộc tấn công mạng và 36 sự cố mã độc.",
     [("sec.incident.count", "1420"), ("sec.incident.count", "36")]),
    # conference
    (ICT, "", "Hệ thống hội nghị truyền hình của tỉnh gồm 176 điểm cầu, trong đó cấp tỉnh 24 điểm cầu, cấp huyện 12 điểm "
     "cầu, cấp xã 140 điểm cầu.", [("vc.site.total", "176"), ("vc.site.province", "24"), ("vc.site.district", "12"),
                                    ("vc.site.commune", "140")]),
    (ICT, "", "Toàn tỉnh có 162 điểm cầu: tỉnh 15, huyện 9, xã 138 điểm cầu.",
     [("vc.site.total", "162"), ("vc.site.province", "15"), ("vc.site.district", "9"), ("vc.site.commune", "138")]),
    (ICT, "", "UBND tỉnh đã tổ chức 48 cuộc họp trực tuyến với các địa phương.", [("vc.session.count", "48")]),
    (ICT, "", "Sở lắp đặt 02 hệ thống hội nghị truyền hình trực tuyến.", [("vc.system.count", "2")]),
    # people and training
    (ICT, "Nguồn nhân lực", "Toàn tỉnh có 68 công chức chuyên trách CNTT và 154 công chức kiêm nhiệm CNTT.",
     [("hr.it_staff.fulltime", "68"), ("hr.it_staff.concurrent", "154")]),
    (ICT, "", "Sở có 05 cán bộ phụ trách công nghệ thông tin.", [("hr.it_staff.total", "5")]),
    (ICT, "", "Đã mở 14 lớp bồi dưỡng kỹ năng chuyển đổi số cho 620 học viên.",
     [("hr.training.class_count", "14"), ("hr.training.participant_count", "620")]),
    (ICT, "", "Tổ chức 03 khóa tập huấn an toàn thông tin với 150 cán bộ tham gia.",
     [("hr.training.class_count", "3"), ("hr.training.participant_count", "150")]),
    (ICT, "", "Trên 90% cán bộ, công chức sử dụng thành thạo máy tính trong công việc.", [("hr.staff.it_skilled_share", "90")]),
    (REFORM, "", "Huyện bố trí 07 công chức làm việc tại Bộ phận Tiếp nhận và Trả kết quả.", [("hr.onestop.staff", "7")]),
    # portal
    (ICT, "", "Trang thông tin điện tử của Sở đăng tải 430 tin, bài, thu hút 1,2 triệu lượt truy cập.",
     [("portal.article.count", "430"), ("portal.visit.count", "1200000")]),
    (ICT, "", "100% huyện, thành phố có cổng thông tin điện tử.", [("portal.agency_coverage", "100")]),
    # money and purchases
    (ICT, "Đầu tư", "Mua 85 bộ máy tính và 12 máy chiếu cho các trường với kinh phí 1.350 triệu đồng.",
     [("proc.pc.count", "85"), ("proc.projector.count", "12"), ("fin.ict.equipment", "1350000000")]),
    (ICT, "", "Tổng kinh phí chi cho ứng dụng công nghệ thông tin năm 2023 là 56,8 tỷ đồng.", [("fin.ict.total", "56800000000")]),
    (ICT, "", "Xây dựng phần mềm quản lý hộ tịch với kinh phí 480 triệu đồng.", [("fin.ict.software", "480000000")]),
    (ICT, "", "Trang bị phòng họp trực tuyến cho 5 huyện, kinh phí 2,4 tỷ đồng.",
     [("fin.ict.videoconf", "2400000000"), ("vc.site.district", "5")]),
    # digital society
    (ICT, "", "Toàn tỉnh thành lập 1.245 tổ công nghệ số cộng đồng với 8.630 thành viên.",
     [("dt.community_team.count", "1245"), ("dt.community_team.count", "8630")]),
    (ICT, "", "Đã kích hoạt 512.300 tài khoản định danh điện tử, đạt 78,4%.",
     [("dt.eid.activated", "512300"), ("dt.eid.activated", "78.4")]),
    (ICT, "", "Chỉ số DTI của tỉnh đạt 0,6123 điểm, tăng 0,05 so với năm trước.", [("index.dti", "0.6123")]),
    (ICT, "", "Vietnam ICT Index năm 2020 của tỉnh đạt 0,5210 điểm.", [("index.ict_index", "0.521")]),
    # figures that state no fact of the taxonomy
    (HEALTH, "", "Toàn tỉnh khám cho 345.600 lượt người bệnh, điều trị nội trú 23.410 lượt; công suất sử dụng giường đạt 95,3%.", []),
    (HEALTH, "", "100% trạm y tế xã có bác sĩ làm việc; 98% trẻ em dưới 1 tuổi được tiêm chủng đầy đủ.", []),
    (HEALTH, "", "Mua sắm trang thiết bị y tế với tổng kinh phí 12,5 tỷ đồng cho 8 bệnh viện.", []),
    (HEALTH, "", "Tổ chức 15 lớp tập huấn phòng chống sốt xuất huyết cho 700 cán bộ y tế.", []),
    (LAND, "", "Đã cấp 12.300 giấy chứng nhận quyền sử dụng đất với diện tích 4.560 ha.", []),
    (LAND, "", "Thu hồi 35,6 ha đất của 120 hộ dân, chi trả bồi thường 45 tỷ đồng.", []),
    ("Kết quả năm học 2022-2023", "", "Toàn tỉnh có 412 trường, 6.210 lớp với 215.000 học sinh; tỷ lệ tốt nghiệp đạt 99,1%.", []),
    (REFORM, "", "UBND tỉnh ban hành 145 văn bản chỉ đạo, tổ chức 4 đoàn kiểm tra tại 12 đơn vị.", []),
    (REFORM, "", "Tinh giản 35 biên chế, giải thể 2 phòng chuyên môn, sáp nhập 3 trường học.", []),
    (REFORM, "", "Kết quả đo lường sự hài lòng của người dân đạt 88,6%; phát 1.500 phiếu khảo sát.", []),
    (REFORM, "", "Rà soát, đơn giản hóa quy định, rút ngắn thời gian giải quyết trung bình 30%.", []),
    (ICT, "", "Thanh toán học phí không dùng tiền mặt đạt 75%; có 45.000 tài khoản thanh toán điện tử.", []),
    (ICT, "", "Số thuê bao băng rộng di động đạt 89 thuê bao/100 dân; doanh thu viễn thông 1.200 tỷ đồng.", []),
    (ICT, "", "Kinh tế số chiếm 12,5% GRDP của tỉnh, tăng 1,3 điểm phần trăm.", []),
]
