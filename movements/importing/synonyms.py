"""Headings of organizations and of sources, in Vietnamese and English, by the column they mean; marks do not matter."""

ORGANIZATION = {
    "name_en": (
        "tên tiếng anh,tên anh,tên (tiếng anh),tên tổ chức tiếng anh,tên tiếng anh của tổ chức,"
        "tên giao dịch quốc tế,tên quốc tế,english name,name english,name in english,name en,"
        "organization name en,tên en,name,organization,organisation,organization name,organisation name,"
        "name of organization,name of organisation,ngo,ngo name,association,society,society name en,"
        "name of the organization,full name of organization,org name,orgname"
    ),
    "name_vi": (
        "tên tiếng việt,tên việt,tên tổ chức tiếng việt,vietnamese name,name vietnamese,name in vietnamese,"
        "name vi,tên vi,tên,tên tổ chức,tên hội,tên đơn vị,tổ chức,tên cơ quan,tên gọi,tên đầy đủ,"
        "tên của tổ chức,hội,tên ngo"
    ),
    "name_native": (
        "tên bản ngữ,tên gốc,tên nguyên ngữ,tên bản địa,native name,name native,original name,local name,"
        "tên tiếng bản địa,tên địa phương,itemlabel,name in own language"
    ),
    "other_names": (
        "tên khác,tên gọi khác,tên cũ và tên khác,aliases,alias,other names,other name,also known as,aka,"
        "altlabel,itemaltlabel,alternative names,alternate names"
    ),
    "acronym": ("viết tắt,tên viết tắt,tên tắt,chữ viết tắt,acronym,abbreviation,abbrev,short name,acronyms,shortname"),
    "kind": (
        "loại hình,loại,loại tổ chức,loại hình tổ chức,hình thức,kiểu,kind,type,org type,organization type,"
        "organisation type,type of organization,category,phân loại"
    ),
    "themes": (
        "lĩnh vực,lĩnh vực hoạt động,chủ đề,ngành,mảng hoạt động,themes,theme,topics,topic,sector,sectors,field,"
        "fields,field of work,area of work,areas of work,issues,nội dung hoạt động"
    ),
    "scope": "phạm vi,phạm vi hoạt động,cấp,cấp độ,quy mô,scope,level,reach,geographic scope",
    "founded": (
        "năm thành lập,thành lập,ngày thành lập,năm ra đời,founded,year founded,founding year,established,"
        "year established,year of establishment,founded year,founded in,inception,foundation year,date founded,"
        "năm tl"
    ),
    "ended": (
        "năm kết thúc,kết thúc,năm giải thể,giải thể,chấm dứt,ended,dissolved,year ended,year dissolved,closed,"
        "end year,dissolution,năm chấm dứt"
    ),
    "status": ("tình trạng,trạng thái,tình trạng hoạt động,hiện trạng,status,state of activity,current status"),
    "hq_city": (
        "thành phố,trụ sở,thành phố đặt trụ sở,nơi đặt trụ sở,trụ sở chính,đô thị,city,headquarters,hq,seat,"
        "hq city,city of seat,headquarters city,town,location,hqlabel,headquarterslabel,citylabel,"
        "headquarters locationlabel,trụ sở thành phố,trụ sở tp,tp,tỉnh thành,địa điểm,headquarters location,"
        "thành phố trụ sở,place"
    ),
    "hq_country": (
        "nước,quốc gia,tên nước,nước đặt trụ sở,quốc gia đặt trụ sở,nước sở tại,country,country of seat,"
        "hq country,headquarters country,country name,countrylabel,trụ sở nước,trụ sở quốc gia,nước trụ sở,"
        "nation,country en,country territory,nước vùng lãnh thổ,quốc gia vùng lãnh thổ"
    ),
    "country_code": (
        "mã nước,mã quốc gia,country code,iso,iso2,iso3,iso a3,iso a2,iso code,hq iso2,cc,iso country code,"
        "mã iso,partner iso2"
    ),
    "latitude": "vĩ độ,vĩ tuyến,latitude,lat,toạ độ vĩ độ,tọa độ vĩ độ,coordinates latitude",
    "longitude": ("kinh độ,kinh tuyến,longitude,lon,lng,long,toạ độ kinh độ,tọa độ kinh độ,coordinates longitude"),
    "coordinates": ("tọa độ,toạ độ,coordinates,coord,coords,coordinate,lat lon,lat long,point,coordinate location"),
    "website": (
        "trang web,website,web,trang mạng,trang điện tử,trang thông tin điện tử,url,web site,homepage,home page,"
        "link,official website,địa chỉ web,liên kết,web page,websites,officialwebsite,địa chỉ trang web"
    ),
    "vietnam_link": (
        "quan hệ với việt nam,quan hệ việt nam,liên hệ với việt nam,gắn với việt nam,vietnam link,"
        "tie with vietnam,tie with viet nam,relation to vietnam,vietnam role,mối quan hệ với việt nam"
    ),
    "summary_en": (
        "tóm tắt tiếng anh,giới thiệu tiếng anh,mô tả tiếng anh,summary,description,summary english,about,"
        "description en,summary en,english summary,itemdescription"
    ),
    "summary_vi": (
        "tóm tắt,giới thiệu,mô tả,tóm tắt tiếng việt,mô tả tiếng việt,giới thiệu tiếng việt,summary vietnamese,"
        "description vi,summary vi,vietnamese summary,vài nét,giới thiệu chung"
    ),
    "wikidata": "wikidata,wikidata id,mã wikidata,qid,wikidata item,item",
    "ror": "ror,ror id,mã ror",
    "not_duplicate_of": "không trùng với,not duplicate of",
    "id": "mã tổ chức,mã số,organization id,organisation id,org id",
}

SOURCE = {
    "source_url": (
        "nguồn,địa chỉ nguồn,link nguồn,url nguồn,đường dẫn nguồn,nguồn tin,liên kết nguồn,dẫn nguồn,source,"
        "source url,source link,reference,reference url,nguồn url,sources,nguồn link,nguồn địa chỉ,"
        "nguồn tham khảo"
    ),
    "source_title": (
        "tên nguồn,tiêu đề nguồn,tên trang nguồn,source title,source name,title of source,nguồn tiêu đề,nguồn tên"
    ),
    "source_publisher": (
        "nơi xuất bản,nhà xuất bản,cơ quan xuất bản,đơn vị xuất bản,source publisher,publisher,published by,"
        "nguồn nơi xuất bản,cơ quan chủ quản nguồn,nguồn cơ quan"
    ),
    "source_published": (
        "ngày xuất bản,ngày đăng,ngày công bố,source published,publication date,date published,source date,"
        "ngày của nguồn,nguồn ngày đăng"
    ),
    "source_accessed": (
        "ngày truy cập,truy cập ngày,ngày đọc,ngày xem,accessed,date accessed,access date,read on,"
        "source accessed,retrieved,ngày tra cứu,nguồn ngày đọc,nguồn ngày truy cập"
    ),
    "source_copy": "bản đọc,loại bản,source copy,copy read",
    "source_language": "ngôn ngữ nguồn,ngôn ngữ,source language,language of source,language,nguồn ngôn ngữ",
    "source_id": "mã nguồn,source id,source code,nguồn số",
    "confidence": "độ tin cậy,mức tin cậy,tin cậy,confidence,confidence level",
}

# Persons and their contacts stay out of the dataset; street addresses too, since places are kept at city level.
PERSONAL = (
    r"\b(e ?mails?|thu dien tu|hom thu|phones?|telephones?|tel|mobile|hotline|fax|whatsapp|zalo|viber|skype|"
    r"dien thoai|di dong|sdt|so dt|dt|contacts?|lien he|lien lac|dau moi|dia chi|address|street|presidents?|"
    r"chairs?|chairman|chairwoman|chairperson|directors?|secretary|secretary general|ceo|leaders?|"
    r"representatives?|staff|person|people in charge|officers?|founders?|chu tich|pho chu tich|giam doc|"
    r"tong thu ky|thu ky|lanh dao|nguoi dai dien|dai dien|nguoi phu trach|phu trach|nguoi dung dau|"
    r"nguoi sang lap|can bo|chuyen vien|ho ten|ho va ten|first name|last name|surname|full name|date of birth|"
    r"birth ?date|ngay sinh|nam sinh|cmnd|cccd|can cuoc|ho chieu|passport|gioi tinh|gender|chuc vu|chuc danh|"
    r"position)\b"
)
